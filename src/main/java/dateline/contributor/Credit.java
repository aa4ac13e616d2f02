package dateline.contributor;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Credit of an entry or a story: the role, the people, their agency, and the place. A credit belongs to one entry or
 * story and is not shared.
 */
@Entity
public class Credit {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private Role role;
    private @Nullable String agency;
    private @Nullable String title;
    private @Nullable String place;

    @ManyToMany
    @JoinTable(
            name = "credit_person",
            joinColumns = @JoinColumn(name = "credit_id"),
            inverseJoinColumns = @JoinColumn(name = "contributor_id"))
    @OrderColumn(name = "position")
    private List<Contributor> people = new ArrayList<>();

    protected Credit() {}

    Credit(
            Role role,
            List<Contributor> people,
            @Nullable String agency,
            @Nullable String title,
            @Nullable String place) {
        this.role = role;
        this.people.addAll(people);
        this.agency = agency;
        this.title = title;
        this.place = place;
    }

    public Role role() {
        return role;
    }

    public List<Contributor> people() {
        return List.copyOf(people);
    }

    public @Nullable String agency() {
        return agency;
    }

    public @Nullable String title() {
        return title;
    }

    public @Nullable String place() {
        return place;
    }

    /** Returns the credit in the form in which it is posted. */
    public CreditContent content() {
        return new CreditContent(
                role.word(), people.stream().map(Contributor::name).toList(), agency, title, place);
    }
}
