package dateline;

import dateline.platform.node.DataFolder;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the application: the readers' HTTP server, and the newsroom with its API for editors and programs. */
@SpringBootApplication
public class Dateline {

    static {
        FatalErrors.install();
    }

    public static void main(String[] args) {
        DataFolder.openFilesToTheirOwnerOnly();
        SpringApplication.run(Dateline.class, args);
    }
}
