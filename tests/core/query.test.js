// The ways in which a query may be written: stages and days, pinyin, initials, slips, names in letters, questions.
import assert from "node:assert/strict";
import test from "node:test";

import { createIndex } from "../../plugins/playbook/browser/core/search.js";
import { createCorpus } from "../../plugins/playbook/browser/core/search/corpus.js";
import { createReader } from "../../plugins/playbook/browser/core/search/query.js";
import { createScan, parts } from "../../plugins/playbook/browser/core/search/scan.js";
import { createSounds } from "../../plugins/playbook/browser/core/search/sounds.js";
import { words } from "../../plugins/playbook/browser/core/search/text.js";
import { mended } from "../../plugins/playbook/browser/core/search/slips.js";
import { data, first, found, index, page, untouched } from "./finder.js";

test("a query is words, without an input method's apostrophes", () => {
  assert.deepEqual(words(" mei'qian  Ｍ２，没钱 "), ["meiqian", "m2", "没钱"]);
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

test("还款 is read huan kuan", () => {
  assert.equal(first("huankuan")?.entry.id, "objection.no-money");
  assert.deepEqual(found("haikuan").slice(0, 1).filter((id) => first("haikuan").why === "拼音"), []);
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

test("no input is taken for lunr's query language or breaks a pattern", () => {
  for (const query of ["title:没钱", "+没钱 -老板", "没*钱", "~1", "^", "(", "[", "\\", "{金额}", "😀", "𠀀𠀁", "a".repeat(300), "constructor", "__proto__", "toString 没钱"]) {
    assert.ok(Array.isArray(index.search(query).groups), query);
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
