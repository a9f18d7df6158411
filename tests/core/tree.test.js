// A call as a fold over answers: forward, back, changed, linked, looked up on the map.
import assert from "node:assert/strict";
import test from "node:test";

import { BEGUN, ahead, answer, back, change, fromFragment, now, toFragment, walk, wayTo } from "../../plugins/playbook/browser/core/tree.js";

// who → why → when → dated, with a short cut from who to when, an end at every step and a way out to another tree.
const tree = {
  start: "who",
  questions: {
    who: [
      { id: "self", next: "why" },
      { id: "boss", next: "when" },
      { id: "wrong", next: "stopped" },
    ],
    why: [
      { id: "late", next: "when" },
      { id: "later", next: "when" },
      { id: "denies", next: "tree.dispute" },
      { id: "never", next: "refused" },
    ],
    when: [
      { id: "dated", next: "promised" },
      { id: "vague", next: "open" },
    ],
  },
  outcomes: ["stopped", "refused", "promised", "open"],
};

/** @param {string[]} options */
const told = (...options) => options.reduce((state, option) => answer(tree, state, option), BEGUN);
const at = (state) => now(tree, state).at;
const taken = (state) => now(tree, state).steps.map(({ question, option }) => `${question}=${option}`);

test("answers lead from the start to an outcome", () => {
  assert.equal(at(BEGUN), "who");
  const state = told("self", "late", "dated");
  assert.equal(at(state), "promised");
  assert.deepEqual(taken(state), ["who=self", "why=late", "when=dated"]);
});

test("an answer that the question does not have changes nothing, nor does one behind the end", () => {
  const state = told("self");
  assert.equal(answer(tree, state, "dated"), state);
  assert.equal(answer(tree, state, "toString"), state);
  const ended = told("wrong");
  assert.equal(answer(tree, ended, "self"), ended);
});

test("another tree is an end of this one", () => {
  const state = told("self", "denies");
  assert.equal(at(state), "tree.dispute");
  assert.equal(answer(tree, state, "late"), state);
});

test("a step back forgets nothing, and the same answer again goes one step on", () => {
  const behind = back(back(told("self", "late", "dated")));
  assert.equal(at(behind), "why");
  assert.deepEqual(behind.answers, { who: "self", why: "late", when: "dated" });
  const again = answer(tree, behind, "late");
  assert.equal(at(again), "when");
  assert.equal(at(answer(tree, again, "dated")), "promised");
  assert.equal(at(back(BEGUN)), "who");
});

test("an earlier answer changed keeps the later ones that still apply, and goes past them", () => {
  const changed = answer(tree, change(tree, told("self", "late", "dated"), "why"), "later");
  assert.equal(at(changed), "promised");
  assert.deepEqual(taken(changed), ["who=self", "why=later", "when=dated"]);
});

test("later answers apply on another way too, and none is lost on the way out and back", () => {
  const shorter = answer(tree, change(tree, told("self", "late", "dated"), "who"), "boss");
  assert.deepEqual(taken(shorter), ["who=boss", "when=dated"]);
  const out = answer(tree, change(tree, shorter, "who"), "wrong");
  assert.deepEqual(taken(out), ["who=wrong"]);
  const home = answer(tree, change(tree, out, "who"), "self");
  assert.deepEqual(taken(home), ["who=self", "why=late", "when=dated"]);
});

test("only a question on the way can be changed", () => {
  const state = told("boss");
  assert.equal(change(tree, state, "why"), state);
  assert.equal(at(change(tree, state, "who")), "who");
});

test("what was answered ahead of a step back is found again", () => {
  assert.equal(at(ahead(tree, back(back(told("self", "late", "vague"))))), "open");
});

test("a step's address holds pairs and reads back to the same step", () => {
  const { steps } = now(tree, told("self", "late"));
  assert.equal(toFragment(steps), "who=self&why=late");
  const read = fromFragment(tree, "#who=self&why=late");
  assert.equal(at(read), "when");
  assert.equal(toFragment(now(tree, read).steps), "who=self&why=late");
  assert.equal(toFragment([]), "");
});

test("what is no pair of this tree is dropped, and so is what lies beyond a gap", () => {
  assert.deepEqual(taken(fromFragment(tree, "who=self&name=someone&why=late&why=&=&why&x=y=z")), ["who=self", "why=late"]);
  assert.deepEqual(fromFragment(tree, "who=self&when=dated"), { answers: { who: "self" }, depth: 1 });
  for (const strange of ["", "#", "who", "who=", "who=nobody", "who=self=late", "__proto__=self", "constructor=name", "who=constructor"]) {
    assert.deepEqual(fromFragment(tree, strange), BEGUN, strange);
  }
});

test("the order of pairs does not matter, and the last of two answers holds", () => {
  assert.deepEqual(taken(fromFragment(tree, "why=late&who=boss&who=self")), ["who=self", "why=late"]);
});

test("the shortest way to a step is found, or none", () => {
  assert.deepEqual(wayTo(tree, "who"), {});
  assert.deepEqual(wayTo(tree, "when"), { who: "boss" });
  assert.deepEqual(wayTo(tree, "promised"), { who: "boss", when: "dated" });
  assert.deepEqual(wayTo(tree, "tree.dispute"), { who: "self", why: "denies" });
  assert.equal(wayTo(tree, "nowhere"), null);
});

test("every state leads to a place of the tree, whatever is answered, undone and changed", () => {
  const places = new Set([...Object.keys(tree.questions), ...tree.outcomes, "tree.dispute"]);
  const options = ["self", "boss", "wrong", "late", "later", "denies", "never", "dated", "vague"];
  // A small linear congruential generator: the same walk on every run.
  let seed = 1;
  const pick = (many) => (seed = (seed * 1103515245 + 12345) % 2147483648) % many;
  let state = BEGUN;
  for (let n = 0; n < 5000; n++) {
    const what = pick(3);
    if (what === 0) state = back(state);
    else if (what === 1) state = change(tree, state, Object.keys(tree.questions)[pick(3)]);
    else state = answer(tree, state, options[pick(options.length)]);
    const { steps } = now(tree, state);
    assert.ok(places.has(at(state)));
    assert.equal(steps.length, state.depth);
    assert.deepEqual(taken(fromFragment(tree, toFragment(steps))), taken(state));
    assert.ok(walk(tree, state.answers).steps.length >= state.depth);
  }
});
