/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "a write is noted when it is done, not before",
  breaks: "I7",
  edits: [
    {
      file: "src/reconciler/apply/journalled.ts",
      from: 'await Promise.all(subjects.map((subject) => journal.write({ entry: "intent", ...subject, route })));',
      to: "",
    },
    {
      file: "src/reconciler/apply/journalled.ts",
      from: "const answer = await send();",
      to: `const answer = await send();
    await Promise.all(subjects.map((subject) => journal.write({ entry: "intent", ...subject, route })));`,
    },
  ],
  killedBy: [{ file: "test/journal/apply.test.ts", test: "no write is sent that isn't noted" }],
};
