import { theme as antd, type ThemeConfig } from 'antd';
import { dark, faces, light, type Palette, radius, target, type } from '../../design/tokens.ts';

const font = faces.map((f) => (f.includes(' ') ? `"${f}"` : f)).join(', ');

const tokensOf = (p: Palette): NonNullable<ThemeConfig['token']> => ({
  colorPrimary: p.brand,
  colorPrimaryHover: p.brandStrong,
  colorPrimaryActive: p.brandStrong,
  colorLink: p.link,
  colorInfo: p.link,
  colorSuccess: p.ok,
  colorWarning: p.warn,
  colorError: p.danger,
  colorErrorText: p.danger,
  colorText: p.ink,
  colorTextSecondary: p.ink2,
  colorTextTertiary: p.ink2,
  colorTextDescription: p === light ? 'rgba(0,0,0,0.68)' : p.ink2,
  colorTextPlaceholder: p.ink2,
  colorBgBase: p.paper,
  colorBgContainer: p.paper,
  colorBgElevated: p === light ? p.paper : p.wash,
  colorBorder: p.line,
  colorBorderSecondary: p.hair,
  colorSplit: p.hair,
  borderRadius: radius,
  fontFamily: font,
  fontSize: type.staff.size,
  lineHeight: type.staff.line,
  controlItemBgHover: p.wash,
  controlItemBgActive: p.wash,
  controlItemBgActiveHover: p.hair,
  // Motion is for orientation only; nothing here needs it.
  motion: false,
});

/**
 * antd's theme, made of the design tokens.
 * @param touch a phone: controls are at least 44 px high
 */
export const themeOf = (isDark: boolean, touch: boolean): ThemeConfig => {
  const p = isDark ? dark : light;
  return {
    algorithm: isDark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      ...tokensOf(p),
      controlHeight: touch ? target : 36,
      // Below 16 px a phone zooms in when a field takes the focus.
      ...(touch && { fontSize: 16 }),
    },
    components: {
      // The dark algorithm would dim the brand; its contrast is tested as it is.
      Button: {
        colorPrimary: p.brand,
        colorPrimaryHover: p.brandStrong,
        colorPrimaryActive: p.brandStrong,
        primaryColor: p.onBrand,
        fontWeight: 500,
        primaryShadow: 'none',
        defaultShadow: 'none',
      },
      Select: { optionSelectedBg: p.wash, optionActiveBg: p.hair, optionSelectedColor: p.ink },
    },
  };
};
