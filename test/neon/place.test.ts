/** What the answer to a create tells of where the project is reached. A part that is missing must not make of it a create that failed. */
import { expect, test } from "vitest";
import { placeIn } from "../../src/neon/places.js";

const branch = { id: "br-1" };
const endpoint = { branch_id: "br-1", type: "read_write", host: "ep-1.aws.neon.tech" };

test.each([
  [
    "the writing compute of the branch",
    { branch, endpoints: [endpoint] },
    { defaultBranchId: "br-1", host: "ep-1.aws.neon.tech" },
  ],
  [
    "no other branch's, and no reading one",
    {
      branch,
      endpoints: [
        { ...endpoint, branch_id: "br-2" },
        { ...endpoint, type: "read_only" },
      ],
    },
    { defaultBranchId: "br-1", host: null },
  ],
  ["no computes", { branch }, { defaultBranchId: "br-1", host: null }],
  ["computes that are none", { branch, endpoints: [null, "ep-1"] }, { defaultBranchId: "br-1", host: null }],
  ["no branch", { endpoints: [endpoint] }, null],
  ["an id that is none", { branch: { id: "../x" }, endpoints: [endpoint] }, null],
])("%s", (_, body, place) => {
  expect(placeIn(body)).toEqual(place);
});
