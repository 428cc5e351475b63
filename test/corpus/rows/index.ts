import { bounds } from "./bounds.js";
import { computeAndHistory } from "./compute.js";
import { fileLevel } from "./files.js";
import { hostile } from "./hostile.js";
import { names } from "./names.js";
import { quota } from "./quota.js";
import { notWhatItSeems } from "./seems.js";
import { branchesAndSnapshots, state } from "./state.js";
import { syntax } from "./syntax.js";

export const ofManifests = {
  syntax,
  hostile,
  notWhatItSeems,
  fileLevel,
  names,
  quota,
  computeAndHistory,
  state,
  branchesAndSnapshots,
  bounds,
};
