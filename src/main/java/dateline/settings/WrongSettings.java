package dateline.settings;

import java.util.List;

/** Settings with which Dateline cannot start: a sentence each, with the setting's name, its value and what would be right. */
class WrongSettings extends RuntimeException {

    WrongSettings(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
    }
}
