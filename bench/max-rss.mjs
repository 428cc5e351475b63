/** Loaded before a command (`node --import`): writes its peak memory, in KiB, to the file that BENCH_MAX_RSS names. */
import { writeFileSync } from "node:fs";

process.on("exit", () => writeFileSync(process.env.BENCH_MAX_RSS ?? "/dev/null", `${process.resourceUsage().maxRSS}`));
