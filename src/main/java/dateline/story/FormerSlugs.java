package dateline.story;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Repository of former slugs. */
interface FormerSlugs extends Repository<FormerSlug, String> {

    FormerSlug save(FormerSlug slug);

    Optional<FormerSlug> findById(String slug);

    void delete(FormerSlug slug);
}
