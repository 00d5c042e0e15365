import { type MantineColorsTuple, createTheme, rem } from '@mantine/core';

const brand: MantineColorsTuple = [
  '#e9fbf8',
  '#d3f5ef',
  '#a4ebdf',
  '#70dfcd',
  '#48d2bd',
  '#22b8a3',
  '#129586',
  '#0d776c',
  '#0b6159',
  '#084a44',
];

export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 7, dark: 7 },
  colors: { brand },
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // A dialog's header is none of the page.
  components: { ModalHeader: { defaultProps: { component: 'div' } }, DrawerHeader: { defaultProps: { component: 'div' } } },
  fontSizes: { xs: rem(13), sm: rem(14), md: rem(15), lg: rem(17), xl: rem(20) },
});
