// Defines the elements of the page; nothing else.
import { PlaybookFinder } from "./elements/playbook-finder.js";
import { RecentEntries } from "./elements/recent-entries.js";
import { SpokenLine } from "./elements/spoken-line.js";

SpokenLine.define();
PlaybookFinder.define();
RecentEntries.define();
