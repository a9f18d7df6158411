// Defines the elements of the page; nothing else.
import { CallChoice } from "./elements/call-choice.js";
import { DecisionTree } from "./elements/decision-tree.js";
import { PlaybookFinder } from "./elements/playbook-finder.js";
import { RecentEntries } from "./elements/recent-entries.js";
import { SpokenLine } from "./elements/spoken-line.js";

CallChoice.define();
DecisionTree.define();
SpokenLine.define();
PlaybookFinder.define();
RecentEntries.define();
