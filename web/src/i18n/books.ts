/** Every book there is. A page shelves those that it speaks from; the studio all of them. */
import { common } from "./common";
import { dailies } from "./dailies";
import { insight } from "./insight";
import { library } from "./library";
import { openings } from "./openings";
import { studio } from "./studio";
import { versions } from "./versions";
import { watch } from "./watch";

export const books = { common, library, openings, studio, dailies, versions, insight, watch };
