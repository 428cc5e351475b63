import { campaign } from "./campaign.js";
import { answerSubjects } from "./damaged-answers.js";

await campaign("answers", answerSubjects);
