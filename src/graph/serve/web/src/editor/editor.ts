// The editor: CodeMirror with the graph's words. Tab leaves it, as everywhere on a page; Ctrl+Enter asks.
import { closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { lintGutter, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { searchKeymap } from "@codemirror/search";
import { Compartment, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import type { Vocabulary } from "../types.ts";
import { completion } from "./complete.ts";
import { language } from "./language.ts";

export interface Editor {
  text(): string;
  set(text: string): void;
  focus(): void;
  /** Marks a place with what is wrong there; lines and columns count from 1. */
  mark(problems: { message: string; line?: number; column?: number; severity: "error" | "warning" }[]): void;
  know(words: Vocabulary): void;
}

export function editor(parent: HTMLElement, actions: { run: () => void; edited: () => void }): Editor {
  const words = new Compartment();
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
  let quiet = false;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      extensions: [
        EditorView.cspNonce.of(nonce),
        lineNumbers(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        lintGutter(),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "SPARQL query. Control and Enter asks it.", spellcheck: "false" }),
        keymap.of([
          { key: "Mod-Enter", run: () => (actions.run(), true), preventDefault: true },
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...defaultKeymap.filter((k) => k.key !== "Mod-Enter"),
        ]),
        words.of([]),
        language,
        EditorView.updateListener.of((u) => {
          if (u.docChanged && !quiet) actions.edited();
        }),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    set(text) {
      if (text === view.state.doc.toString()) return;
      quiet = true;
      view.dispatch(setDiagnostics(view.state, []));
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      quiet = false;
    },
    focus: () => view.focus(),
    mark: (problems) => view.dispatch(setDiagnostics(view.state, problems.map((p) => place(view.state, p)))),
    know: (found) => view.dispatch({ effects: words.reconfigure(completion(found)) }),
  };
}

function place(state: EditorState, problem: { message: string; line?: number; column?: number; severity: "error" | "warning" }): Diagnostic {
  const line = state.doc.line(Math.min(Math.max(problem.line ?? state.doc.lines, 1), state.doc.lines));
  const begin = Math.min(line.from + (problem.column ?? 1) - 1, line.to);
  const word = /^[^\s{}()]*/.exec(state.doc.sliceString(begin, line.to))?.[0] ?? "";
  return { from: Math.max(line.from, word ? begin : begin - 1), to: begin + word.length, severity: problem.severity, message: problem.message };
}
