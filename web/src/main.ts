/** Where the page begins. */
import "./design/base.css";
import "@fontsource/courier-prime/latin-400.css";
import "@fontsource/courier-prime/latin-700.css";
import "@fontsource/courier-prime/latin-400-italic.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { books } from "./i18n/books";
import { language, shelve, speak } from "./i18n/say.svelte";
import { hideMissing } from "./design/missing";
import { theme, wear } from "./design/theme.svelte";

shelve(books);
wear(theme());
hideMissing();
speak(language());
mount(App, { target: document.getElementById("page") as HTMLElement });
