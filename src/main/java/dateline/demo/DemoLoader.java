package dateline.demo;

import dateline.account.Account;
import dateline.account.Accounts;
import dateline.contributor.ContributorService;
import dateline.photo.Photo;
import dateline.photo.PhotoService;
import dateline.photo.PhotoWords;
import dateline.platform.settings.Actor;
import dateline.platform.settings.Site;
import dateline.story.Stories;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills an empty newsroom with demo content on the first start. Stories and contributors are written in one
 * transaction.
 */
@Component
class DemoLoader implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoLoader.class);

    private final Site site;
    private final Accounts accounts;
    private final Stories stories;
    private final ContributorService contributorService;
    private final PhotoService photoService;
    private final DemoContent server;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    DemoLoader(
            Site site,
            Accounts accounts,
            Stories stories,
            ContributorService contributorService,
            PhotoService photoService,
            DemoContent server,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.site = site;
        this.accounts = accounts;
        this.stories = stories;
        this.contributorService = contributorService;
        this.photoService = photoService;
        this.server = server;
        this.transaction = transaction;
        this.json = json;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        Optional<Account> editor = accounts.all(Limit.of(1)).stream().findFirst();
        if (site.demo() && editor.isPresent() && stories.all(Limit.of(1)).isEmpty()) {
            load(new Actor(editor.get().id(), editor.get().name()));
        }
    }

    private void load(Actor by) throws IOException {
        LOG.info("Making the demo newsroom, which takes about a minute; /health says STARTING until it is there");
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        DemoNewsroom newsroom = json.readValue(
                resources.getResource("classpath:demo/stories.json").getContentAsByteArray(), DemoNewsroom.class);
        Map<String, Photo> filed = new TreeMap<>();
        for (Resource file : resources.getResources("classpath:demo/photos/*.jpg")) {
            String name = Objects.requireNonNull(file.getFilename());
            try (InputStream in = file.getInputStream()) {
                filed.put(name, photoService.file(name, in, PhotoWords.NONE, by));
            }
        }
        transaction.executeWithoutResult(tx -> {
            for (DemoNewsroom.Person person : newsroom.contributors()) {
                contributorService.describe(
                        person.name(),
                        person.title(),
                        person.agency(),
                        person.about(),
                        person.portrait() == null
                                ? null
                                : Objects.requireNonNull(filed.get(person.portrait()), person.portrait())
                                        .id());
            }
            newsroom.stories().reversed().forEach(story -> server.print(story, filed, by));
        });
        LOG.info(
                "Loaded the demo newsroom: {} stories, {} photos",
                newsroom.stories().size(),
                filed.size());
    }
}
