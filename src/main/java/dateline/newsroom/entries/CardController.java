package dateline.newsroom.entries;

import dateline.newsroom.Screen;
import dateline.newsroom.form.FieldErrors;
import dateline.newsroom.language.EditorWords;
import dateline.newsroom.linkcard.Card;
import dateline.newsroom.linkcard.Cards;
import dateline.platform.error.InvalidInput;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Returns the title and provider of a pasted link, for the composer's link card. */
@Screen
@ResponseBody
class CardController {

    private final Cards cards;
    private final EditorWords words;

    CardController(Cards cards, EditorWords words) {
        this.cards = cards;
        this.words = words;
    }

    @GetMapping("/newsroom/card")
    Card show(@RequestParam String url) {
        return cards.of(url);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(InvalidInput invalidInput) {
        return ResponseEntity.unprocessableContent()
                .body(Map.of(
                        "error",
                        FieldErrors.of(invalidInput, name -> "embeds.url", words.now())
                                .lines()
                                .getFirst()
                                .sentence()));
    }
}
