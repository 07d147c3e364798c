/** One file names the icon set, so that only these icons reach the bundle. */
export {
  ArrowDown, ArrowLeft, ArrowUp, Atom, Zap as Bolt, Book, BookOpen, Bot, Box, Bug, Calendar, ChartColumn, Check, ChevronDown,
  ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight, Circle, CircleCheck, CircleEllipsis, CircleQuestionMark as CircleHelp, Clock, Compass, Contact, Copy, Ellipsis,
  EllipsisVertical, ExternalLink, File, FileCode, FileText, FlaskConical, Globe, Grid2X2, History, House, Image, Images, Info, Key,
  Layers, LifeBuoy, Lightbulb, Mail, Map, MapPin, Maximize2, Menu, MessageCircleDashed, Minimize2, Monitor, Moon, Notebook, NotebookPen, PanelLeft,
  PanelLeftClose, PanelLeftOpen, PanelRight, PanelRightClose, PanelRightOpen, PartyPopper, Pencil, PenLine, Phone,
  Play, Plus, Quote, RotateCw, Search, Settings, Share, SlidersHorizontal, Smartphone, Sparkle, Sparkles, SquarePen, Star, Sun,
  Briefcase as Suitcase, ThumbsDown, ThumbsUp, Trash2, TriangleAlert, User, X,
} from 'lucide-react';
export type { LucideIcon } from 'lucide-react';
