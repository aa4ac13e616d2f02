package dateline.platform.settings;

import java.util.List;

/**
 * Thrown when settings are invalid. The message has one sentence per setting with its name, its value and what would be
 * valid.
 */
class WrongSettings extends RuntimeException {

    WrongSettings(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
    }
}
