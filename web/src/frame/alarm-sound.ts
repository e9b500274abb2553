const everyMs = 2_400;
const tones = [880, 660, 880];
const toneSeconds = 0.16;

function beep(context: AudioContext): void {
  tones.forEach((frequency, index) => {
    const start = context.currentTime + index * (toneSeconds + 0.04);
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.16, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + toneSeconds);
    tone.connect(volume).connect(context.destination);
    tone.start(start);
    tone.stop(start + toneSeconds);
  });
}

/** Rings again and again until the returned function is called. Browsers stay silent before the first click on the page. */
export function ringWhile(): () => void {
  const context = new AudioContext();
  const ring = (): void => {
    if (context.state === "suspended") void context.resume();
    if (context.state === "running") beep(context);
  };
  ring();
  const timer = setInterval(ring, everyMs);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
