/** Before any test: what is generated from the schemas is there. */
import { execFileSync } from "node:child_process";

export default function setup(): void {
  execFileSync(process.execPath, ["tools/generate.mjs"], { stdio: "inherit" });
}
