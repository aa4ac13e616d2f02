package dateline.contributor;

import dateline.site.Words;
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

/** One credit under an entry or a story: who did what, for whom and from where. It belongs to what it stands under and is never shared. */
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

    /** The printed form. */
    public String line() {
        return CreditLine.of(role, people.stream().map(Contributor::name).toList(), agency, title, place);
    }

    /** The printed form in a language. */
    public String line(Words words) {
        return CreditLine.of(words, role, people.stream().map(Contributor::name).toList(), agency, title, place);
    }

    /** The same credit in the words it was given in. */
    public CreditContent content() {
        return new CreditContent(
                role.word(), people.stream().map(Contributor::name).toList(), agency, title, place);
    }
}
