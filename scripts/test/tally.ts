/** Adds up what Vitest's JSON report says, so that one last line can tell the whole. */

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Full names, in the order of the report. */
  readonly skipped: readonly string[];
}

/** The part of Vitest's report that is read here. */
export interface Report {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** A file that could not even be loaded counts as one failure, and so does a run that failed without a name. */
export function tally(report: Report): Tally {
  let passed = 0;
  let failed = 0;
  const skipped: string[] = [];
  for (const file of report.testResults) {
    const before = failed;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed += 1;
      else if (test.status === 'failed') failed += 1;
      else skipped.push(test.fullName.trim());
    }
    if (file.status === 'failed' && failed === before) failed += 1;
  }
  if (!report.success && failed === 0) failed = 1;
  return { passed, failed, skipped };
}
