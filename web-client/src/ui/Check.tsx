import { usePicked } from './picked.ts';

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  onChange(checked: boolean): void;
}

/** A box to tick, with its words. */
export function Check({ label, checked, disabled = false, onChange }: CheckProps) {
  const [shown, pick] = usePicked(checked);
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={shown}
        disabled={disabled}
        onChange={(event) => {
          const { checked: wanted } = event.currentTarget;
          pick(wanted);
          onChange(wanted);
        }}
      />
      <span>{label}</span>
    </label>
  );
}
