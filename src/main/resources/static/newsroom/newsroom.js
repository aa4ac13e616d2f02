// Everything a newsroom page can do beyond its forms.
import "newsroom/swaps.js";
import "newsroom/age.js";
import "newsroom/panel.js";
import "newsroom/people.js";
import "newsroom/rows.js";
import "newsroom/credits.js";
import "newsroom/figures.js";
import "newsroom/embeds.js";
import "newsroom/editor.js";
import "newsroom/composer.js";
import "newsroom/keep.js";
import "newsroom/keys.js";
import "newsroom/undo.js";
import "newsroom/together.js";
import "newsroom/reach.js";
import "newsroom/front.js";
import "newsroom/picker.js";
