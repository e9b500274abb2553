/** The parts of packages without usable types that the peers call. */
declare module "@nlpjs/nlp" {
  interface Classified {
    classifications: { intent: string; score: number }[];
  }
  export class Nlp {
    constructor(settings: { languages: string[]; autoSave: boolean; autoLoad: boolean; nlu: { log: boolean } });
    container: { register(name: string, instance: object, isSingleton: boolean): void };
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(language: string, text: string): Promise<Classified>;
    toJSON(): object;
  }
}

declare module "fasttext.wasm.js" {
  interface Found {
    size(): number;
    get(at: number): [confidence: number, label: string];
    delete(): void;
  }
  class FastText {
    train(args: object, onProgress: () => void): void;
    predict(line: string, labels: number, threshold: number): Found;
    saveModel(file: string): void;
  }
  export function getFastTextModule(): Promise<{
    FastText: typeof FastText;
    Args: new () => object;
    ModelName: { supervised: object };
    LossName: { softmax: object };
    FS: { writeFile(file: string, text: string): void; readFile(file: string): Uint8Array };
  }>;
}
