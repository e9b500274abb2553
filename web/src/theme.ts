import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

/** Deep jade; index 7 on white and 6 on dark carry white text (6.4 and 4.9). */
const jade: MantineColorsTuple = [
  "#E9F6F3",
  "#D3EBE5",
  "#A6D7CB",
  "#75C2B0",
  "#4CB099",
  "#2F9F87",
  "#157F6B",
  "#0F6B5C",
  "#0B574B",
  "#07433A",
];

const dark: MantineColorsTuple = [
  "#E7EDEA",
  "#C5D0CC",
  "#A3B0AC",
  "#6B7773",
  "#3B4643",
  "#323A38",
  "#262C2B",
  "#1B201F",
  "#141817",
  "#0E1110",
];

const fontFamily = '"Be Vietnam Pro", system-ui, sans-serif';

/** The calm civic desk: sizes in rem, one radius, jade as the only primary. */
export const theme = createTheme({
  primaryColor: "jade",
  primaryShade: { light: 7, dark: 6 },
  colors: { jade, dark },
  fontFamily,
  headings: { fontFamily, fontWeight: "600" },
  defaultRadius: "md",
  cursorType: "pointer",
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.9375rem", lg: "1.0625rem", xl: "1.25rem" },
  lineHeights: { xs: "1.5", sm: "1.5", md: "1.5", lg: "1.5", xl: "1.4" },
  respectReducedMotion: true,
});

/** Points Mantine's own variables at the tokens of `tokens.css`, so that there is one set of colours. */
export const cssVariables: CSSVariablesResolver = () => {
  const common = {
    "--mantine-color-text": "var(--text)",
    "--mantine-color-dimmed": "var(--muted)",
    "--mantine-color-placeholder": "var(--muted)",
    "--mantine-color-error": "var(--late)",
    "--mantine-color-anchor": "var(--link)",
    "--mantine-color-default-border": "var(--field)",
  };
  return { variables: {}, light: common, dark: common };
};
