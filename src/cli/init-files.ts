/**
 * What `tenantry init` writes, as text. Limits and quotas are those of Neon's agent platform guide, dated: data for the user to
 * keep, not facts of this version.
 */
export interface InitAnswers {
  readonly fleet: string;
  readonly sponsored: string | null;
  readonly paid: string | null;
}

export interface InitFile {
  readonly path: string;
  readonly text: string;
}

const workflowPath = ".github/workflows/tenantry.yml";
export const ownFolderLine = ".tenantry/";

export const initFiles = (answers: InitAnswers): readonly InitFile[] => [
  { path: "tenantry.yaml", text: fleetFile(answers) },
  { path: "tenants/example.yaml.sample", text: exampleFile(answers) },
  { path: workflowPath, text: workflowFile(answers) },
];

const asOf = "2026-02-06";

const freeTier = `  free:
    org: free
    quota: { activeTime: 100h, computeTime: unlimited, writtenData: unlimited, dataTransfer: 5GiB, logicalSize: 512MiB }
    compute: { min: 0.25, max: 2, suspendTimeout: 5m }
    historyRetention: 6h
    # what the sponsored program allows, as you know it: check the numbers, then date them
    limits: { quota: { activeTime: 100h, dataTransfer: 5GiB, logicalSize: 512MiB }, branches: 10, rootBranches: 3, snapshots: 1,
              compute: { max: 2, minSuspendTimeout: 5m }, historyRetention: 1d, asOf: ${asOf} }
`;

const proTier = `  pro:
    org: paid
    quota: { activeTime: 750h, computeTime: unlimited, writtenData: unlimited, dataTransfer: 50GiB, logicalSize: 10GiB }
    compute: { min: 0.25, max: 4, suspendTimeout: 5m }
    historyRetention: 7d
    limits: { branches: 25, rootBranches: 25, snapshots: 10, compute: { max: 16, minSuspendTimeout: 1m }, historyRetention: 7d, asOf: ${asOf} }
`;

const fleetFile = ({
  fleet,
  sponsored,
  paid,
}: InitAnswers): string => `# yaml-language-server: $schema=./node_modules/tenantry/schemas/fleet.schema.json
fleet: "${fleet}"
sources:                                  # who is declared: every document of these files is one tenant
  - manifests: tenants/**/*.yaml
naming: "{tenant}"                        # the project name of a tenant known by name only
orgs:                                     # keys never stand here, only the variable that holds one; maxProjects: your contract's number
${sponsored === null ? "" : `  free: { id: "${sponsored}", apiKeyEnv: NEON_API_KEY_FREE, maxProjects: 30000, sponsored: true }\n`}${
  paid === null ? "" : `  paid: { id: "${paid}", apiKeyEnv: NEON_API_KEY_PAID, maxProjects: 30000 }\n`
}personalApiKeyEnv: NEON_API_KEY_PERSONAL  # transfers between orgs only
defaults: { region: aws-us-east-2, pgVersion: 17, branch: main, database: neondb, role: neondb_owner }   # fixed at create
tiers:                                    # a tier is complete: all five quotas, an amount or \`unlimited\`; the smallest first
${sponsored === null ? "" : freeTier}${paid === null ? "" : proTier}rate: { perMinute: 700, share: 60%, burst: 40 }      # the account's limit and our part of it
`;

const exampleFile = ({
  sponsored,
}: InitAnswers): string => `# An example. Rename it to example.yaml, take the # away, and it is a tenant.
# Projects that exist already are declared by: tenantry import
#
# # yaml-language-server: $schema=../node_modules/tenantry/schemas/manifest.schema.json
# tenant: nova-notes             # its key for ever, and its project's name
# tier: ${sponsored === null ? "pro " : "free"}                     # another tier is an upgrade or a downgrade, never a new database
# quota: { dataTransfer: 4GiB }  # only what differs from the tier
# ---
# tenant: kite-docs              # the next tenant: as many to a file as you like
# tier: ${sponsored === null ? "pro" : "free"}
`;

/** Keys stand in the environment of single steps, after everything that runs code of others; a fork's pull request gets none. */
const workflowFile = ({ sponsored, paid }: InitAnswers): string => {
  const keys = [...(sponsored === null ? [] : ["NEON_API_KEY_FREE"]), ...(paid === null ? [] : ["NEON_API_KEY_PAID"])];
  const secrets = (names: readonly string[]): string =>
    names.map((name) => `          ${name}: \${{ secrets.${name} }}\n`).join("");
  const transfers = sponsored !== null && paid !== null ? ["NEON_API_KEY_PERSONAL"] : [];
  return `# Pull requests: validate, and the plan. Main: apply. Keys are repository secrets of these names:
#   ${[...keys, ...transfers].join(", ")}
# Needs tenantry in package.json: npm install --save-dev --save-exact tenantry
name: tenantry

on:
  pull_request:
  push:
    branches: [main]
    paths: [tenantry.yaml, "tenants/**", ${workflowPath}] # and what else \`sources\` of the fleet file names, such as a roster

permissions: {}

jobs:
  validate: # also for forks: no keys, no network but for npm
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      contents: read
    steps:
${checkout}      - run: npm ci --ignore-scripts
      - run: npx --no-install tenantry validate --format github --base "$BASE"
        env:
          BASE: \${{ github.event.pull_request.base.sha }}

  plan: # not for forks; reads only, and has no personal key
    needs: validate
    if: github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository && github.actor != 'dependabot[bot]'
    runs-on: ubuntu-24.04
    timeout-minutes: 60
    permissions:
      contents: read
    steps:
${checkout}      - run: npm ci --ignore-scripts
      - run: npx --no-install tenantry plan --base "$BASE" | tee -a "$GITHUB_STEP_SUMMARY"
        shell: bash
        env:
          BASE: \${{ github.event.pull_request.base.sha }}
${secrets(keys)}
  apply:
    if: github.event_name == 'push'
    runs-on: ubuntu-24.04
    timeout-minutes: 350
    concurrency: # one applier at a time, and none is stopped half way
      group: tenantry-apply
      cancel-in-progress: false
    permissions:
      contents: write # for tenantry.lock alone
    steps:
${checkout}      - run: npm ci --ignore-scripts
      - run: npx --no-install tenantry apply --yes
        env:
          # consents to dangerous changes, such as deletes-data=4; empty by default: they are left out then
          TENANTRY_ALLOW: \${{ vars.TENANTRY_ALLOW }}
${secrets([...keys, ...transfers])}      - name: Remember which project is whose
        if: always()
        run: |
          test -f tenantry.lock || exit 0
          git add tenantry.lock
          git diff --cached --quiet && exit 0
          git -c user.name=tenantry -c user.email=tenantry@users.noreply.github.com commit -m "Update tenantry.lock"
          git push "https://x-access-token:$TOKEN@github.com/$GITHUB_REPOSITORY" HEAD:main
        env:
          TOKEN: \${{ github.token }}
`;
};

const checkout = `      # Version tags can be moved: replace them by the full commit sha of a release that you have read.
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: 22
`;
