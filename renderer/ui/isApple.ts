/** Whether keys are printed, and command keys told, as on Apple's keyboards. */
export const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);
