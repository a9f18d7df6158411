// Defines the elements of the page; nothing else.
import { SpokenLine } from "./elements/spoken-line.js";

SpokenLine.define();
