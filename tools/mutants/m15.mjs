/** @type {import("../mutants.mjs").Mutant} */
export default {
  is: "quotas are raised although no read shows the project in the other org",
  breaks: "I12",
  edits: [
    {
      file: "src/reconciler/apply/transfers.ts",
      from: 'if (project.kind === "found" && project.project.org === org) found.push(project.project);',
      to: 'if (project.kind === "found") found.push(project.project);',
    },
  ],
  killedBy: [
    {
      file: "test/convergence/coverage.test.ts",
      test: "where one key sees both orgs, a project that is still in the old one hasn't moved: nothing is raised (I12)",
    },
  ],
};
