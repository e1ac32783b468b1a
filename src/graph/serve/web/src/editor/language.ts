// SPARQL as CodeMirror sees it: highlighting from its own mode, colours that pass contrast on our paper.
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "#0b5394", fontWeight: "600" },
  { tag: [tags.standard(tags.variableName), tags.special(tags.variableName)], color: "#5b3a8c" },
  { tag: [tags.variableName, tags.local(tags.variableName)], color: "#8a3b00" },
  { tag: tags.atom, color: "#1b6b3a" },
  { tag: tags.string, color: "#7a4f01" },
  { tag: tags.number, color: "#7a4f01" },
  { tag: tags.comment, color: "#5d6975", fontStyle: "italic" },
  { tag: tags.meta, color: "#5d6975" },
  { tag: tags.operator, color: "#384552" },
]);

const look = EditorView.theme({
  "&": { fontSize: "13.5px", backgroundColor: "#fff", borderRadius: "8px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace", lineHeight: "1.55" },
  ".cm-content": { padding: "10px 0", caretColor: "#1c2733" },
  ".cm-gutters": { backgroundColor: "#f6f7f9", color: "#5f6b77", border: "none", borderRadius: "8px 0 0 8px" },
  ".cm-activeLine": { backgroundColor: "#eef4fa88" },
  ".cm-activeLineGutter": { backgroundColor: "#e3edf7" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "#cfe2f5 !important" },
  ".cm-tooltip": { border: "1px solid #aab4bf", borderRadius: "8px", backgroundColor: "#fff", boxShadow: "0 6px 24px #0002", overflow: "hidden" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { maxHeight: "17em", fontFamily: "system-ui, sans-serif", fontSize: "13px", minWidth: "280px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 8px", display: "flex", alignItems: "baseline", gap: "8px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "#1d4f80", color: "#fff" },
  ".cm-completionLabel": { fontFamily: "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" },
  ".cm-completionDetail": { marginLeft: "auto", fontStyle: "normal", color: "#505b67", fontSize: "12px" },
  "li[aria-selected] .cm-completionDetail": { color: "#dce8f4" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionIcon": { display: "none" },
  ".cm-completionInfo": { padding: "8px 10px", maxWidth: "320px", fontSize: "12.5px", fontFamily: "system-ui, sans-serif" },
  ".cm-tip": { padding: "7px 10px", maxWidth: "360px", fontSize: "12.5px", fontFamily: "system-ui, sans-serif" },
});

export const language = [StreamLanguage.define(sparql), syntaxHighlighting(colours), look];
