/** A row or column that comes in before or after, or goes: drawn in the manner of the other icons, which have none. */

export function TableIcon(props: {
  readonly side: 'rows' | 'columns';
  readonly what: 'before' | 'after' | 'remove';
  /** In a table that runs from right to left what comes before stands to the right. */
  readonly rtl?: boolean;
}) {
  const { side, what } = props;
  const turned =
    what === 'remove' ? false : (what === 'after') !== (side === 'columns' && props.rtl === true);
  // Drawn for a row that comes in above.
  const turns = [side === 'columns' ? 'rotate(-90 12 12)' : '', turned ? 'rotate(180 12 12)' : ''].filter(
    Boolean,
  );
  return (
    <svg
      width={16}
      height={16}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {what === 'remove' ? (
        <g transform={turns.join(' ') || undefined}>
          <rect x="3" y="8" width="18" height="8" rx="1.5" strokeDasharray="4 3" />
          <path d="M3 3h18M3 21h18" />
        </g>
      ) : (
        <g transform={turns.join(' ') || undefined}>
          <path d="M12 2v8M8 6h8" />
          <rect x="3" y="13" width="18" height="8" rx="1.5" />
        </g>
      )}
    </svg>
  );
}
