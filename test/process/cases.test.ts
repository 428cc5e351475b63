/** The hardships that the built command goes through as a real process over HTTP, by name: at least twenty. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const cases: readonly (readonly [file: string, what: string, title: string])[] = [
  ["kill", "SIGKILL at a held request, five writes, three fates, two reruns", "killed while Neon holds a write"],
  ["kill", "SIGKILL while it waits for an operation", "while it waits for an operation, %s Neon looked; then %s"],
  ["kill", "SIGKILL, and the journal's last line is torn", "with the journal's last line cut %i bytes short"],
  ["kill", "SIGXFSZ inside a write of the journal", "after %i more bytes of it"],
  ["cli-interrupt", "SIGINT and SIGTERM in the middle of an apply", "%s lets what runs finish, exit 130, and a rerun converges"],
  ["cli-interrupt", "SIGINT twice", "a second time leaves at once, and says what may be in flight"],
  ["hardship", "SIGINT, SIGTERM, SIGHUP, SIGKILL during a plan", "%s during a plan leaves no plan behind"],
  ["cli-streams", "SIGPIPE on the stdout of a plan", "| head -1 ends quietly"],
  ["hardship", "SIGPIPE on stdout, stderr, both, of an apply", "an apply whose %s nobody reads any more carries its plan out"],
  ["hardship", "stdout on a full device", "stdout on a full device: the apply is carried out"],
  ["hardship", "closed stdin, with consent", "with stdin closed, apply --yes asks nothing and applies"],
  ["hardship", "closed stdin, without", "with stdin closed and nothing consented to, nothing is sent: exit 4"],
  ["journal", "a full disk during an apply", "the disk is full after the run has begun"],
  ["hardship", "a full disk under a plan", "a full disk: a plan that can't be saved says so, and the one before stays whole"],
  ["hardship", "a read-only journal folder", "a folder that may not be written to: nothing is sent, exit 1"],
  ["hardship", "a read-only disk", "a read-only disk: nothing is sent, exit 1"],
  ["hardship", "no more file descriptors", "no more file descriptors: it ends in words"],
  ["journal", "a journal line that can't be read", "a line that can't be read is named, and nothing is sent: exit 3"],
  ["journal", "two appliers on one machine", "the second is told who holds the lock, sends nothing, exit 1"],
  ["hardship", "two appliers on two, one held before each kind of write", "one waits before its %s while the other goes through"],
  ["hardship", "two appliers on two, an answer held", "one's create is answered only after the other's"],
  ["hardship", "two appliers on two, at full speed", "both at full speed"],
  ["hardship", "a server that goes away", "before a write: what is left is told, and the next run converges"],
  ["hardship", "a packed body of 200 MB", "S15 a body that unpacks to 200 MB is refused"],
  ["hardship", "a rejection or an exception that nobody caught", "%s in the middle of an apply: its kind is told, not its text"],
  ["hardship", "out of memory", "out of memory: V8 ends the process, and the next run converges"],
];

test("twenty hardships and more have their case", () => {
  expect(cases.length).toBeGreaterThanOrEqual(20);
  expect(new Set(cases.map(([, what]) => what)).size).toBe(cases.length);
});

test.each(cases)("%s.test.ts has: %s", (file, _, title) => {
  expect(readFileSync(new URL(`${file}.test.ts`, import.meta.url), "utf8")).toContain(title);
});
