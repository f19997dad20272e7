import { JOB_DEFINITIONS } from '../../../contract/jobs';
import type { JobDefinition } from '../../../contract/jobs/define';
import { watchJob } from '../../api/watch-job';
import type { Command, CommandContext, OptionSpec } from '../../command';
import { readJsonObject } from '../../read-json';
import { textOption } from '../../read-options';
import { submitDocument } from './document';
import { inputMembers } from './input-members';
import { SUBMIT_PATHS } from './submit-paths';

const OWN_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  body: {
    type: 'string',
    value: '<file>',
    about: 'A JSON file of members, "-" for the standard input; options go before them.',
  },
  watch: { type: 'boolean', about: 'Follow the job to its end.' },
};

const EXAMPLES: Readonly<Record<string, string[]>> = {
  dummy: ['pressroom submit dummy --report-id check-1 --watch'],
  heavy: [
    'pressroom submit heavy --report-type pdf --pages 20 --watch',
    'pressroom submit heavy --report-type excel --sheets 3 --rows 1000',
    'pressroom submit heavy --body report.json --fresh',
  ],
};

/** `pressroom submit <type>` for every job type that is made by hand, its options from the type's schema. */
export const submitCommands: readonly Command[] = [
  ...JOB_DEFINITIONS.flatMap((definition) => {
    const path = SUBMIT_PATHS[definition.type];
    return path === undefined ? [] : [submitCommand(definition, path)];
  }),
  submitDocument,
];

function submitCommand(definition: JobDefinition, path: string): Command {
  // Its schema is turned into options only where they are looked at.
  const members = () => inputMembers(definition);
  return {
    name: `submit ${definition.type}`,
    summary: `Make a job: ${definition.title}`,
    get options() {
      const own = members().map(({ option, value, about, isFlag }): [string, OptionSpec] => [
        option,
        isFlag ? { type: 'boolean', about } : { type: 'string', value, about },
      ]);
      return { ...Object.fromEntries(own), ...OWN_OPTIONS };
    },
    notes: ["Prints the new job's id."],
    examples: EXAMPLES[definition.type] ?? [
      `pressroom submit ${definition.type} --body job.json --watch`,
    ],
    async run(context) {
      const given = members().flatMap(({ name, option, read }): [string, unknown][] => {
        if (context.options[option] === true) return [[name, true]];
        const text = textOption(context.options, option);
        return text === undefined ? [] : [[name, read(text)]];
      });
      const body = { ...(await readBody(context)), ...Object.fromEntries(given) };
      const api = await context.api();
      const { job_id: jobId } = await api.send<{ job_id: string }>('POST', path, { body });
      context.terminal.print(jobId);
      return context.options['watch'] === true ? watchJob(api, jobId, context.terminal) : undefined;
    },
  };
}

async function readBody({ options }: CommandContext): Promise<Record<string, unknown>> {
  const file = textOption(options, 'body');
  return file === undefined ? {} : readJsonObject('--body', file);
}
