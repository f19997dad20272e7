/** What completion is to know of a command: its words and its options. */
export interface CompletedCommand {
  name: string;
  summary: string;
  options: readonly string[];
}

/** The shells that completion is written for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** Writes the completion script of a shell. */
export function completionScript(shell: Shell, commands: readonly CompletedCommand[]): string {
  return { bash: bashScript, zsh: zshScript, fish: fishScript }[shell](commands);
}

/** The first words, and per first word of a group the second ones. */
function firstWords(commands: readonly CompletedCommand[]): string[] {
  return [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? name))];
}

function secondWords(commands: readonly CompletedCommand[], first: string): string[] {
  return commands.flatMap(({ name }) => {
    const [group, verb] = name.split(' ');
    return group === first && verb !== undefined ? [verb] : [];
  });
}

function optionWords({ options }: CompletedCommand): string {
  return options.map((option) => `--${option}`).join(' ');
}

function bashScript(commands: readonly CompletedCommand[]): string {
  const groups = firstWords(commands).filter((first) => secondWords(commands, first).length > 0);
  return `# bash completion: source <(pressroom completion bash)
_pressroom() {
  local word="\${COMP_WORDS[COMP_CWORD]}" first="\${COMP_WORDS[1]}" second="\${COMP_WORDS[2]}"
  local words="--help --url"
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${firstWords(commands).join(' ')} --help"
  elif [ "$COMP_CWORD" -eq 2 ] && [[ "$word" != -* ]]; then
    case "$first" in
${groups.map((first) => `      ${first}) words="${secondWords(commands, first).join(' ')}" ;;`).join('\n')}
    esac
  fi
  if [ "$COMP_CWORD" -gt 1 ] && [[ "$word" == -* ]]; then
    case "$first $second" in
${commands.map((command) => `      "${command.name}"|"${command.name} "*) words="${optionWords(command)} --help --url" ;;`).join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -F _pressroom pressroom
`;
}

function zshScript(commands: readonly CompletedCommand[]): string {
  return `#compdef pressroom
# zsh completion: source <(pressroom completion zsh)
autoload -U +X bashcompinit && bashcompinit
${bashScript(commands)}`;
}

function fishScript(commands: readonly CompletedCommand[]): string {
  const quoted = (text: string) => text.replaceAll("'", "\\'");
  const lines = commands.flatMap(({ name, summary, options }) => {
    const [first = name, second] = name.split(' ');
    const seen =
      second === undefined ? first : `${first}; and __fish_seen_subcommand_from ${second}`;
    const word =
      second === undefined
        ? `complete -c pressroom -f -n __fish_use_subcommand -a ${first} -d '${quoted(summary)}'`
        : `complete -c pressroom -f -n '__fish_seen_subcommand_from ${first}' -a ${second} -d '${quoted(summary)}'`;
    return [
      word,
      ...options.map(
        (option) => `complete -c pressroom -n '__fish_seen_subcommand_from ${seen}' -l ${option}`,
      ),
    ];
  });
  const groups = firstWords(commands)
    .filter((first) => secondWords(commands, first).length > 0)
    .map((first) => `complete -c pressroom -f -n __fish_use_subcommand -a ${first}`);
  return `# fish completion: pressroom completion fish | source\n${[...groups, ...lines].join('\n')}\n`;
}
