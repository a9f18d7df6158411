// Defines the elements of the page; nothing else.
import { AccountBar } from "./elements/account-bar.js";
import { CallChoice } from "./elements/call-choice.js";
import { DecisionTree } from "./elements/decision-tree.js";
import { GuardRail } from "./elements/guard-rail.js";
import { LetterForm } from "./elements/letter-form.js";
import { PlaybookFinder } from "./elements/playbook-finder.js";
import { RecentEntries } from "./elements/recent-entries.js";
import { RuleCalculators } from "./elements/rule-calculators.js";
import { SpokenLine } from "./elements/spoken-line.js";
import { WrapUp } from "./elements/wrap-up.js";

AccountBar.define();
CallChoice.define();
WrapUp.define();
DecisionTree.define();
GuardRail.define();
LetterForm.define();
SpokenLine.define();
PlaybookFinder.define();
RecentEntries.define();
RuleCalculators.define();
