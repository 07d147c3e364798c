export function writeTinyEncoder(folder: string): Promise<void>;
