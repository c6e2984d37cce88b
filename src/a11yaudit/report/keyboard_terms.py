"""What stops of the Tab key are called, and what may be wrong with a skip link."""

from __future__ import annotations

from a11yaudit.said import say

ROLES: dict[str, str] = {
    "link": say("Link"),
    "button": say("Button"),
    "textbox": say("Text field"),
    "searchbox": say("Search field"),
    "combobox": say("Choice"),
    "listbox": say("Choice"),
    "checkbox": say("Checkbox"),
    "switch": say("Switch"),
    "radio": say("Option"),
    "slider": say("Slider"),
    "spinbutton": say("Number field"),
    "tab": say("Tab"),
    "menuitem": say("Menu item"),
    "image": say("Picture"),
    "iframe": say("Embedded page"),
    "video": say("Video"),
    "audio": say("Audio"),
    "": say("Element"),
}

NAMELESS: dict[str, str] = {
    "link": say("link without a name"),
    "button": say("button without a name"),
    "textbox": say("text field without a name"),
    "searchbox": say("search field without a name"),
    "combobox": say("choice without a name"),
    "listbox": say("choice without a name"),
    "checkbox": say("checkbox without a name"),
    "switch": say("switch without a name"),
    "radio": say("option without a name"),
    "slider": say("slider without a name"),
    "spinbutton": say("number field without a name"),
    "tab": say("tab without a name"),
    "menuitem": say("menu item without a name"),
    "image": say("picture without a name"),
    "iframe": say("embedded page without a name"),
    "video": say("video without a name"),
    "audio": say("audio without a name"),
    "": say("element without a name"),
}

# What is wrong with a skip link, by the rule that it breaks.
BROKEN: dict[str, str] = {
    "skip-link-target-missing": say("Does nothing: the place it names is not on the page"),
    "skip-link-inoperable": say("Does nothing when Enter is pressed"),
    "skip-link-wrong-destination": say("Leads to another place than the article"),
}
# The same where it works nevertheless; and where nobody knows whether it does.
WORKS_BUT: dict[str, str] = {
    "skip-link-unfocusable-target": say("Works, but its target cannot take the focus"),
    "skip-link-invisible-on-focus": say("Works, but it stays out of sight when it has the focus"),
    "skip-link-obscured": say("Works, but something covers it when it has the focus"),
    "skip-link-name": say("Works, but its words do not say where it leads"),
}
FAULT: dict[str, str] = {
    "skip-link-unfocusable-target": say("A fault: its target cannot take the focus"),
    "skip-link-invisible-on-focus": say("A fault: it stays out of sight when it has the focus"),
    "skip-link-obscured": say("A fault: something covers it when it has the focus"),
    "skip-link-name": say("A fault: its words do not say where it leads"),
}
