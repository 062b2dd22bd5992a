import type { Command, Option } from 'commander';

export const completionShells = ['bash', 'zsh', 'fish'] as const;
export type CompletionShell = (typeof completionShells)[number];

/** The completion script of a shell: names and options of all commands, files for everything else. */
export function encodeCompletion(shell: CompletionShell, program: Command): string {
  return { bash: encodeBash, zsh: encodeZsh, fish: encodeFish }[shell](program);
}

function encodeBash(program: Command): string {
  const cases = program.commands.map((command) => `    ${command.name()}) words="${wordsOf(command).join(' ')}" ;;`);
  return `_einthoven() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words
  case "\${COMP_CWORD},\${COMP_WORDS[1]}" in
    1,*) words="${wordsOf(program).join(' ')}" ;;
${cases.map((line) => line.replace(/^ {4}/, '    *,')).join('\n')}
    *) words="" ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -o default -F _einthoven ${program.name()}
`;
}

function encodeZsh(program: Command): string {
  const commands = program.commands.map((command) => `    ${quote(`${command.name()}:${command.description()}`)}`);
  const cases = program.commands.map((command) => {
    const options = visibleOptions(command).map((option) => `      ${quote(describeZshOption(option))}`);
    const first =
      command.commands.length > 0 ? wordsOf(command).filter((word) => !word.startsWith('-')) : choicesOf(command);
    const argument = first.length > 0 ? `'1:argument:(${first.join(' ')})'` : "'*:file:_files'";
    return [
      `    ${command.name()}) _arguments \\`,
      ...[...options, `      ${argument}`].map((line, index, all) => (index < all.length - 1 ? `${line} \\` : line)),
      '      ;;',
    ].join('\n');
  });
  return `#compdef ${program.name()}
_einthoven() {
  local -a commands
  commands=(
${commands.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command="\${words[2]}"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = "_einthoven" ]; then _einthoven "$@"; else compdef _einthoven ${program.name()}; fi
`;
}

function encodeFish(program: Command): string {
  const name = program.name();
  const lines = program.commands.flatMap((command) => {
    const condition = `__fish_seen_subcommand_from ${command.name()}`;
    const words = [...command.commands.map((child) => child.name()), ...choicesOf(command)];
    return [
      `complete -c ${name} -n __fish_use_subcommand -f -a ${command.name()} -d ${quote(command.description())}`,
      ...visibleOptions(command).map((option) => `complete -c ${name} -n ${quote(condition)} ${fishFlags(option)}`),
      ...words.map((word) => `complete -c ${name} -n ${quote(condition)} -f -a ${word}`),
    ];
  });
  return `${lines.join('\n')}\n`;
}

function fishFlags(option: Option): string {
  const short = option.short ? `-s ${option.short.slice(1)} ` : '';
  const choices = option.argChoices ? ` -x -a ${quote(option.argChoices.join(' '))}` : '';
  const value = option.required && !option.argChoices ? ' -r' : '';
  return `${short}-l ${option.long!.slice(2)} -d ${quote(option.description)}${value}${choices}`;
}

/** `--format[description]:value:_files`, with the letters escaped that zsh reads. */
function describeZshOption(option: Option): string {
  const description = option.description.replace(/[[\]:\\]/g, '\\$&');
  const value = option.argChoices ? `:value:(${option.argChoices.join(' ')})` : ':value:_files';
  return `*${option.long}[${description}]${option.required ? value : ''}`;
}

function wordsOf(command: Command): readonly string[] {
  const names = command.commands.map((child) => child.name());
  return [...names, ...choicesOf(command), ...visibleOptions(command).map((option) => option.long!)];
}

function choicesOf(command: Command): readonly string[] {
  return command.registeredArguments.flatMap((argument) => argument.argChoices ?? []);
}

/** With help, which commander keeps apart. */
function visibleOptions(command: Command): readonly Option[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .filter((option) => option.long);
}

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
