// The finder's search over a handful of entries: what is found, why, what is marked, what is left out.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import vm from "node:vm";

import { createIndex } from "../../plugins/playbook/browser/core/search.js";
import { createCorpus } from "../../plugins/playbook/browser/core/search/corpus.js";
import { createReader } from "../../plugins/playbook/browser/core/search/query.js";
import { createScan, parts } from "../../plugins/playbook/browser/core/search/scan.js";
import { createSounds } from "../../plugins/playbook/browser/core/search/sounds.js";
import { fold, marks, plain, plainTexts, words } from "../../plugins/playbook/browser/core/search/text.js";
import { mended } from "../../plugins/playbook/browser/core/search/slips.js";

// test_core.py builds these from tests/core/playbooks with the real pipeline.
const page = Object.assign(globalThis, { window: globalThis });
for (const name of ["lunr.js", "finder-data.js", "finder-index.js"]) {
  vm.runInThisContext(readFileSync(`${process.env.FINDER}/${name}`, "utf8"));
}
const data = page.playbookFinder;
// Laying out an index lets go of what it no longer needs.
const untouched = structuredClone(data);
const index = createIndex(data, page.lunr);
const first = (query, filters) => index.search(query, filters).groups[0];
const found = (query, filters) => index.search(query, filters).groups.map(({ entry }) => entry.id);

test("folding keeps where each character came from", () => {
  const { text, map } = fold("老板 不在，Ｍ２！");
  assert.equal(text, "老板不在m2");
  assert.deepEqual(map, [0, 1, 3, 4, 6, 7]);
  assert.equal(fold("第577条").text, "577条");
});

test("a query is words, without an input method's apostrophes", () => {
  assert.deepEqual(words(" mei'qian  Ｍ２，没钱 "), ["meiqian", "m2", "没钱"]);
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

test("stage, scope and kind words are read in any order, with or without a space", () => {
  const read = createReader(data.tags);
  for (const query of ["M2 没钱", "没钱m2", "没钱 逾期45天", "逾期四十五天没钱", "逾期一个半月 没钱"]) {
    assert.equal(read(query).tags.stage, "m2", query);
    assert.ok(read(query).wordings.includes("没钱"), query);
  }
  assert.equal(read("逾期十天").tags.stage, "m1");
  assert.equal(read("90天以上 老账").tags.stage, "m4");
  assert.equal(read("15天").tags.stage, "");
  for (const query of ["一百多天", "三个多月", "半年多", "大半年", "逾期一百多天没还"]) assert.equal(read(query).tags.stage, "m4", query);
  assert.equal(read("十几天了").tags.stage, "m1");
  for (const query of ["几天", "最多几天", "两年"]) assert.equal(read(query).tags.stage, "", query);
  assert.equal(read("对公 甲方没付款").tags.scope, "b2b");
  assert.ok(read("对公甲方没付款").wordings.includes("甲方没付款"));
  assert.equal(read("打到我个人账户").tags.scope, "");
  assert.equal(read("函件 M3").tags.kind, "letter");
  assert.ok(read("客户说没钱怎么办").wordings.includes("没钱"));
});

test("letters are split into the fewest syllables, the last may be open", () => {
  const sounds = createSounds("fa:发 xi:西 xian:先 an:安 lv:律 qian:钱 q:", {});
  assert.deepEqual(sounds.split("faxi"), { parts: ["fa", "xi"], open: false });
  assert.deepEqual(sounds.split("xian"), { parts: ["xian"], open: false });
  assert.deepEqual(sounds.split("faqi"), { parts: ["fa"], open: true });
  assert.equal(sounds.split("zzz"), null);
});

test("slips are mended only to what occurs", () => {
  const sounds = createSounds("fa:发 xi:西 mei:没 qian:钱", {});
  const meant = [sounds.classOf("mei"), sounds.classOf("qian")];
  const occur = (a, b) => a === meant[0] && b === meant[1];
  for (const slip of ["meiqain", "meiqin", "meiqiann", "neiqian"]) {
    assert.deepEqual(mended(slip, sounds, occur)[0]?.classes, meant, slip);
  }
  assert.deepEqual(mended("faxi", sounds, occur), []);
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

test("还款 is read huan kuan", () => {
  assert.equal(first("huankuan")?.entry.id, "objection.no-money");
  assert.deepEqual(found("haikuan").slice(0, 1).filter((id) => first("haikuan").why === "拼音"), []);
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

test("days alone lead to their stage", () => {
  for (const query of ["M1", "m1", "逾期10天", "逾期十天", "M1是什么", "什么是m1", "m1怎么打"]) assert.equal(first(query).entry.id, "stage.m1", query);
});

test("one who holds the money is away like another, in characters and in initials", () => {
  for (const query of ["出纳不在", "老总没来", "cnbz"]) assert.equal(first(query)?.entry.id, "objection.boss-away", query);
});

test("initials are found with a character between them", () => {
  assert.equal(first("zszbl")?.entry.id, "objection.boss-away");
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

test("no input is taken for lunr's query language or breaks a pattern", () => {
  for (const query of ["title:没钱", "+没钱 -老板", "没*钱", "~1", "^", "(", "[", "\\", "{金额}", "😀", "𠀀𠀁", "a".repeat(300), "constructor", "__proto__", "toString 没钱"]) {
    assert.ok(Array.isArray(index.search(query).groups), query);
  }
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

test("ü is typed as v or as u", () => {
  const read = createSounds("lv:律 shi:师", {});
  const scan = createScan(createCorpus({ entries: [{ title: "律师" }], groups: [] }, read), read);
  for (const query of ["lvshi", "lushi", "lush", "ls"]) {
    let hits = 0;
    scan.bySound(parts(query, read), false, () => hits++);
    assert.equal(hits, 1, query);
  }
});

test("one character may be wrong anywhere, but not two, and not the end of a title", () => {
  const read = createSounds("lao:老 ban:板 bu:不 zai:在", {});
  const scan = createScan(createCorpus({ entries: [{ title: "老板不在" }, { title: "老板" }], groups: [] }, read), read);
  const places = (query) => {
    const found = [];
    scan.oneOff(query, (from, to) => found.push([from, to]));
    return found;
  };
  for (const query of ["他板不在", "老他不在", "老板他在", "老板不他"]) assert.deepEqual(places(query), [[0, 4]], query);
  assert.deepEqual(places("他板他在"), []);
  assert.deepEqual(places("不在他"), []);
  assert.deepEqual(places("老他"), [[0, 2], [5, 7]]);
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

test("a word written in letters is that word, and no pinyin", () => {
  const lettered = structuredClone(untouched);
  lettered.groups.push({ words: ["发email", "寄信"], see: [lettered.entries.findIndex(({ id }) => id === "objection.boss-away")] });
  const { search } = createIndex(lettered, page.lunr);
  assert.equal(search("发email催").groups[0]?.entry.id, "objection.boss-away");
});

test("whether collecting is lawful is asked of the law, not of collecting", () => {
  const asked = structuredClone(untouched);
  const [away, other] = ["objection.boss-away", "stage.m2"].map((id) => asked.entries.find((entry) => entry.id === id));
  away.aliases = [...(away.aliases ?? []), "催债犯法不"];
  other.aliases = [...(other.aliases ?? []), "催债", "录音"];
  const { search } = createIndex(asked, page.lunr);
  assert.equal(search("催债犯法吗").groups[0].entry.id, "objection.boss-away");
  for (const query of ["录音犯法吗", "催债是什么"]) assert.equal(search(query).groups[0].entry.id, "stage.m2", query);
});

test("a name in letters is found among characters that stand beside it nowhere", () => {
  const lettered = structuredClone(untouched);
  const away = lettered.entries.find(({ id }) => id === "objection.boss-away");
  away.aliases = [...(away.aliases ?? []), "寄送用EMS"];
  const { search } = createIndex(lettered, page.lunr);
  for (const query of ["走EMS吧", "EMS吧", "走ems", "EMS催款"]) assert.ok(search(query).groups.some(({ entry }) => entry.id === "objection.boss-away"), query);
  assert.deepEqual(found("走EMS吧"), []);
});

test("initials are followed as far as they stand: after that it was said in other words", () => {
  assert.equal(found("lbbzqd")[0], "objection.boss-away");
  assert.deepEqual(found("lbqqqq"), []);
});

test("a name of letters and digits is found whatever is asked of it", () => {
  const coded = structuredClone(untouched);
  const away = coded.entries.find(({ id }) => id === "objection.boss-away");
  away.aliases = [...(away.aliases ?? []), "6W3H"];
  const { search } = createIndex(coded, page.lunr);
  assert.equal(search("6w3h催啥").groups[0]?.entry.id, "objection.boss-away");
});

test("initials may have one more before or after those of a wording that they fill", () => {
  for (const query of ["wlbbz", "lbbzl"]) assert.equal(found(query)[0], "objection.boss-away", query);
  assert.deepEqual(found("wlbb"), []);
});

test("what a question is put with weighs little between its words", () => {
  const score = (query) => first(query).score;
  assert.ok(score("老板出门能不能") > score("老板出门不能能") * 1.05);
});
