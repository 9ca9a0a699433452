/** Where the screening room begins: a page of its own, for whoever comes to watch. */
import "../design/base.css";
import { mount } from "svelte";
import { hideMissing } from "../design/missing";
import { common } from "../i18n/common";
import { language, shelve, speak } from "../i18n/say.svelte";
import { outside, watch } from "../i18n/watch";
import { filmOf } from "./place";
import Watch from "./Watch.svelte";

shelve({ common: { ...common, ...outside }, watch });
speak(language());
hideMissing();
mount(Watch, { target: document.getElementById("page") as HTMLElement, props: { film: filmOf(location.pathname) } });
