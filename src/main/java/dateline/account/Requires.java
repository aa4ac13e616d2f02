package dateline.account;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Role that a request needs: this one or a higher one. On a controller it holds for all of its methods; on a method it
 * takes the place of the controller's. The role is checked before the request is read any further. {@code HouseTests}
 * requires it on every method that changes something, unless the method itself checks whose thing it changes.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

    /** The least role; {@code REPORTER} lets every account in. */
    AccountRole value();
}
