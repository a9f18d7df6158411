// The finder's search over a handful of entries: what is found, why, what is marked, what is left out.
import assert from "node:assert/strict";
import test from "node:test";

import { createIndex } from "../../plugins/playbook/browser/core/search.js";
import { fold, marks, plain, plainTexts } from "../../plugins/playbook/browser/core/search/text.js";
import { first, found, index, page, untouched } from "./finder.js";

test("folding keeps where each character came from", () => {
  const { text, map } = fold("老板 不在，Ｍ２！");
  assert.equal(text, "老板不在m2");
  assert.deepEqual(map, [0, 1, 3, 4, 6, 7]);
  assert.equal(fold("第577条").text, "577条");
});

test("what hardly differs in speech is compared as one", () => {
  for (const [one, other] of [
    ["你们领导不在", "您领导不在"],
    ["咋还不上了", "怎么还不上了"],
    ["啥时候给", "什么时候给"],
    ["木有钱", "没有钱"],
    ["没得发票", "没发票"],
    ["俺们没钱", "我们没钱"],
  ]) {
    assert.equal(plain(one), plain(other), one);
  }
  assert.equal(plain("我没得罪他"), "我没得罪他");
  assert.equal(plain("人们木门"), "人们木门");
  const texts = ["老板 不在，Ｍ２第3条", "一分没有", "罪也没有", "你们的", "", "没有罪", "咋  办？"];
  assert.equal(plainTexts(texts.map((one) => `${one}\n`).join("")), texts.map((one) => `${plain(fold(one).text)}\n`).join(""));
});

test("marks are places in the text as shown, merged", () => {
  assert.deepEqual(marks("老板，不在家", ["老板不在"]), [[0, 5]]);
  assert.deepEqual(marks("没钱就是没钱", ["没钱"]), [[0, 2], [4, 6]]);
  assert.deepEqual(marks("没钱", []), []);
  assert.deepEqual(marks("叫你们领导来", [plain("你领导")]), [[1, 5]]);
  assert.deepEqual(marks("您先说", ["你先"]), [[0, 2]]);
});

test("the way of matching is said, and nothing is said of a literal match", () => {
  for (const [query, why] of [
    ["老板不在", ""],
    ["laobanbuzai", "拼音"],
    ["lbbz", "拼音首字母"],
    ["laob", "拼音"],
    ["老ban", "拼音"],
    ["lao'ban", "拼音"],
    ["lao ban bu zai", "拼音"],
    ["老伴不在", "同音"],
    ["老版不再", "同音"],
    ["laobanbuzia", "近音"],
    ["领导出美", "错字"],
  ]) {
    assert.equal(first(query)?.entry.id, "objection.boss-away", query);
    assert.equal(first(query).why, why, query);
  }
});

test("a synonym leads to the entry, and says from what to what", () => {
  const { entry, why } = first("手头紧");
  assert.equal(entry.id, "objection.no-money");
  assert.match(why, /^同义：手头紧 → /);
  assert.equal(first("shoutoujin").entry.id, "objection.no-money");
  assert.equal(first("客户说最近手头紧得很怎么办").entry.id, "objection.no-money");
});

test("the wording that matched is shown with its marks", () => {
  const { heard, titleMarks } = first("做不了主");
  assert.equal(heard.text, "老板不在，这事我做不了主");
  assert.deepEqual(heard.marks, [[8, 12]]);
  assert.deepEqual(titleMarks, []);
  assert.deepEqual(first("老板不在").titleMarks, [[0, 4]]);
  assert.equal(first("老板不在").heard, null);
});

test("lines that suit the stage come first; a filter leaves out the others", () => {
  const lines = (group) => group.lines.map(({ line }) => line.id);
  assert.deepEqual(lines(first("老板不在")), ["early", "late", "any"]);
  assert.deepEqual(lines(first("M3老板不在")), ["late", "any", "early"]);
  assert.deepEqual(lines(first("老板不在", { stage: "m3" })), ["late", "any"]);
  assert.deepEqual(found("老板不在", { scope: "consumer" }), []);
});

test("facets count what each choice would leave", () => {
  const { facets } = index.search("没钱");
  assert.equal(facets.scope.consumer, 1);
  assert.equal(facets.kind.objection, 1);
  assert.ok(facets.stage.m1 >= 1);
});

test("the words of a line are found and marked", () => {
  const { entry, lines } = first("对账单和发票清单");
  assert.equal(entry.id, "objection.boss-away");
  assert.ok(lines.some(({ line, marks: marked }) => line.id === "early" && marked.length));
});

test("a line knows its place, its listener and its tone in Chinese", () => {
  const { line } = first("老板不在").lines[0];
  assert.equal(line.url, "objections/boss-away.html#early");
  assert.equal(line.toLabel, "对公经办人");
  assert.equal(line.toneLabel, "温和");
});

test("hand-written pages are found", () => {
  assert.equal(first("合并请求").entry.kind, "page");
});

test("forbidden words lead to their entry but are never shown as something heard", () => {
  const { entry, heard, lines } = first("躲债去了");
  assert.equal(entry.id, "objection.boss-away");
  assert.equal(heard, null);
  assert.ok(lines.every(({ line }) => !line.say.includes("躲债")));
});

test("what is for practice comes last unless asked for by name", () => {
  const entries = [{ id: "drill.away", kind: "drill", title: "演练：老板不在，做不了主", url: "d.html" }, ...untouched.entries];
  const shifted = { ...untouched, entries, groups: [] };
  const search = (query) => createIndex(structuredClone(shifted), page.lunr).search(query).groups.map(({ entry }) => entry.id);
  assert.equal(search("老板不在")[0], "objection.boss-away");
  assert.equal(search("演练：老板不在，做不了主")[0], "drill.away");
  assert.equal(search("老板不在 演练")[0], "drill.away");
});

test("when nothing is found the closest are offered", () => {
  const { groups, nearest } = index.search("laobqqq");
  assert.deepEqual(groups, []);
  assert.equal(nearest[0].entry.id, "objection.boss-away");
  assert.deepEqual(index.search("").groups, []);
});

test("a query typed on finds what it finds when it is typed alone", () => {
  const found = (query) => index.search(query).groups.map((group) => [group.entry.id, group.score]);
  for (const query of ["老板不在家", "没钱还", "拖着不付", "laobanbuzai", "M2没钱"]) {
    const ends = Array.from(query, (_, at) => query.slice(0, at + 1));
    const typedOn = ends.map(found);
    const alone = ends.map((end) => {
      index.search("，");
      index.search("发票");
      return found(end);
    });
    assert.deepEqual(typedOn, alone, query);
  }
});

test("warming up can be done at any time", () => {
  for (const query of index.warmUps) index.search(query);
  assert.equal(first("老板不在").entry.id, "objection.boss-away");
  assert.equal(index.entry("objection.boss-away").title, "老板不在");
  assert.equal(index.entry("objection.nowhere"), null);
});

test("a stage named by its code brings its page third at the latest, and no higher than it is found", () => {
  const crowded = structuredClone(untouched);
  const [away] = crowded.entries.filter(({ id }) => id === "objection.boss-away");
  for (const who of ["人", "老板", "财务部", "财务经理"]) crowded.entries.push({ ...structuredClone(away), id: `objection.${who}`, title: `催促${who}` });
  const { search } = createIndex(crowded, page.lunr);
  const ids = search("M2催促").groups.map(({ entry }) => entry.id);
  assert.deepEqual(ids.slice(0, 3), ["objection.人", "objection.老板", "stage.m2"]);
  assert.equal(search("M2老板").groups[0].entry.id, "objection.boss-away");
  assert.equal(found("M1 老板不在")[0], "objection.boss-away");
  assert.deepEqual(found("M2怎么催"), ["stage.m2"]);
  const inDays = search("逾期45天催促").groups.map(({ entry }) => entry.id);
  assert.equal(inDays.indexOf("stage.m2"), 2);
});
