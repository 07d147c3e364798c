import {
  ArrowLeft, BookOpen, Bug, ChevronLeft, ChevronsLeft, ChevronsRight, CircleEllipsis, Ellipsis, EllipsisVertical, Grid2X2,
  History, House, type LucideIcon, Maximize2, Menu, MessageCircleDashed, Minimize2, Moon, PanelLeft, PanelLeftClose, PanelLeftOpen,
  PanelRight, PanelRightClose, PanelRightOpen, Settings, Share, SquarePen, Star, Sun, X,
} from './lucide.js';

/** The names that ChatKit.js has for the buttons of its header. */
export const HEADER_ICONS: Record<string, LucideIcon> = {
  'sidebar-left': PanelLeft, 'sidebar-right': PanelRight, 'sidebar-open-left': PanelLeftOpen, 'sidebar-open-right': PanelRightOpen,
  'sidebar-open-left-alt': PanelLeftOpen, 'sidebar-open-right-alt': PanelRightOpen, 'sidebar-floating-left': PanelLeft,
  'sidebar-floating-right': PanelRight, 'sidebar-floating-open-left': PanelLeftOpen,
  'sidebar-floating-open-right': PanelRightOpen, 'sidebar-collapse-left': PanelLeftClose,
  'sidebar-collapse-right': PanelRightClose, 'collapse-left': PanelLeftClose, 'collapse-right': PanelRightClose,
  'open-left': PanelLeftOpen, 'open-right': PanelRightOpen, 'double-chevron-left': ChevronsLeft,
  'double-chevron-right': ChevronsRight, home: House, 'home-alt': House, 'back-small': ChevronLeft, 'back-large': ArrowLeft,
  'expand-large': Maximize2, 'collapse-large': Minimize2, 'expand-small': Maximize2, 'collapse-small': Minimize2, star: Star,
  'star-filled': Star, bug: Bug, 'chat-temporary': MessageCircleDashed, 'settings-cog': Settings, grid: Grid2X2,
  'dots-horizontal': Ellipsis, 'dots-vertical': EllipsisVertical, 'dots-horizontal-circle': CircleEllipsis,
  'dots-vertical-circle': CircleEllipsis, menu: Menu, 'menu-inverted': Menu, hamburger: Menu, history: History,
  'book-open': BookOpen, compose: SquarePen, share: Share, 'light-mode': Sun, 'dark-mode': Moon, close: X,
};
