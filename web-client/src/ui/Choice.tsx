import { usePicked } from './picked.ts';

interface ChoiceProps<Value extends string | number> {
  readonly label: string;
  /** Unique in the panel. */
  readonly name: string;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly chosen: Value;
  /** One below the other, for longer texts. */
  readonly stacked?: boolean;
  choose(value: Value): void;
}

/** One of a few. Radio buttons and no list to unfold, because not every remote control can unfold one. */
export function Choice<Value extends string | number>({
  label,
  name,
  options,
  chosen,
  stacked,
  choose,
}: ChoiceProps<Value>) {
  const [shown, pick] = usePicked(chosen);
  return (
    <fieldset class={stacked ? 'choice stacked' : 'choice'}>
      <legend>{label}</legend>
      {options.map(({ value, text }) => (
        <label key={value} class="option">
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === shown}
            onChange={() => {
              pick(value);
              choose(value);
            }}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
