/** The design system: one door for all its parts. */
export { default as Button } from "./Button.svelte";
export { default as Choice } from "./Choice.svelte";
export { default as Dialog } from "./Dialog.svelte";
export { default as Field } from "./Field.svelte";
export { default as Icon } from "./Icon.svelte";
export { default as IconButton } from "./IconButton.svelte";
export { default as Look } from "./Look.svelte";
export { default as Menu, type Item } from "./Menu.svelte";
export { default as Progress } from "./Progress.svelte";
export { default as Select } from "./Select.svelte";
export { default as Slider } from "./Slider.svelte";
export { default as Tabs } from "./Tabs.svelte";
export { default as Toasts } from "./Toasts.svelte";
export { icons, type IconName } from "./icons";
export { theme, wear, type Theme } from "./theme.svelte";
export { tip, type Tip } from "./tip";
export { complain, dismiss, toast } from "./toasts.svelte";
