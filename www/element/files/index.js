/** What is fetched when somebody opens "Our files", drops a file, or asks for a workbook. */

export { default as look } from './style.css';
export { readFiles, writeWorkbook } from './engine.js';
export { createFilesPanel } from './panel.js';
export { makeWorkbook } from './workbook.js';
