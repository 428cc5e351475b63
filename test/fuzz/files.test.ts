import { campaign } from "./campaign.js";
import { fileSubjects } from "./damaged-files.js";

await campaign("files", fileSubjects);
