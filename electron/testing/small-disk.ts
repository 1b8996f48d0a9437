import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/** A separate real file system of `size` bytes. False if this machine does not allow one. */
export const mountSmall = (folder: string, size: number): boolean => {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
export const makeReadOnly = (folder: string): void => void execFileSync('mount', ['-o', 'remount,ro', folder], { stdio: 'ignore' });
export const unmount = (folder: string): void => void execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
export const makeWritable = (folder: string): void => void execFileSync('mount', ['-o', 'remount,rw', folder], { stdio: 'ignore' });
export const grow = (folder: string, size: number): void =>
  void execFileSync('mount', ['-o', `remount,size=${size}`, folder], { stdio: 'ignore' });
