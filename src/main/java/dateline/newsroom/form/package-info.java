/** Parts of forms that several screens share: credits, photos, times, and the merge of two editors' versions. */
@NullMarked
package dateline.newsroom.form;

import org.jspecify.annotations.NullMarked;
